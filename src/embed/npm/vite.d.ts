/** A plugin for Vite's development server. */
export default function recoveryCalculator(): {
  name: string;
  config(): { optimizeDeps: { exclude: string[] } };
};
