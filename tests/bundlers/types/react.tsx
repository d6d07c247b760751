import type { RecoveryCalculator } from "recovery-calculator";
import type {} from "recovery-calculator/react";
import type { JSX } from "react";

const config = { clinic: { name: "Baiboon" } };

export const planner: JSX.Element = (
  <recovery-calculator
    config={config}
    theme="dark"
    unit="km"
    onrcv-step={(event) => event.detail.index.toFixed()}
    ref={(element: RecoveryCalculator | null) => { element?.exportText(); }}
  >
    Call us.
  </recovery-calculator>
);

// @ts-expect-error no such colour scheme
export const wrong: JSX.Element = <recovery-calculator theme="pink" />;
