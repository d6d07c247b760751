// Builds with webpack's own programming interface, which needs no second package.

import webpack from "webpack";

const folder = import.meta.dirname;
webpack({ mode: "production", context: folder, entry: "./main.js", output: { path: `${folder}/dist`, publicPath: "auto" } }, (error, stats) => {
  if (error) throw error;
  const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
  // A large file is no mistake of the package.
  const told = [...errors, ...warnings].filter(({ message }) => !message.includes("size limit") && !message.includes("performance"));
  for (const { message } of told) console.error(message);
  process.exitCode = told.length > 0 ? 1 : 0;
});
