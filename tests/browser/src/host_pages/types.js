// Runs `tsc --strict` in the browser on a small client, and on clients with errors.

const LIBRARIES = "/npm/typescript/lib/";

report(async () => {
  const client = await read("/pages/client.ts");
  const length = client.split("\n").length;
  const files = new Map([
    ["/recovery-calculator.d.ts", await read("/dist/recovery-calculator.d.ts")],
    ["/client.ts", [client, ...WRONG].join("\n")],
  ]);
  await libraries(files, "lib.es2022.full.d.ts");
  const found = findings(files);
  const isWrong = ({ path, line }) => path === "/client.ts" && line > length;
  same("the small client, and the types themselves", found.filter((one) => !isWrong(one)), []);
  WRONG.forEach((wrong, index) => {
    check(`it takes ${wrong}`, found.some((one) => isWrong(one) && one.line === length + index + 1));
  });
});

/** Each line must be rejected. */
const WRONG = [
  'planner.config = { theme: { accnt: "red" } };',
  "planner.answers = { redFlags: [] };",
  'planner.answers = { races: [{ date: "2026-04-18", distance: "quarter" }] };',
  'planner.state === "referral";',
  "planner.plan = null;",
  "planner.ready.then((one) => one.exportPDF());",
  'planner.addEventListener("rcv-step", ({ detail }) => detail.answers);',
  'document.addEventListener("rcv-ready", ({ detail }) => { detail.loadMs = 1; });',
  'RecoveryCalculator.plan({ today: "2026-03-02" });',
];

async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.text();
}

/** A library file with all that it references. */
async function libraries(files, name) {
  const path = `/${name}`;
  if (files.has(path)) return;
  files.set(path, "");
  const text = await read(LIBRARIES + name);
  files.set(path, text);
  const more = [...text.matchAll(/\/\/\/ <reference lib="([^"]+)"/g)].map(([, lib]) => `lib.${lib}.d.ts`);
  await Promise.all(more.map((one) => libraries(files, one)));
}

function findings(files) {
  const options = {
    strict: true, noEmit: true, skipDefaultLibCheck: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, types: [],
    target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = {
    fileExists: (path) => files.has(path),
    readFile: (path) => files.get(path),
    getSourceFile: (path, target) => (files.has(path) ? ts.createSourceFile(path, files.get(path), target) : undefined),
    getDefaultLibFileName: () => "/lib.es2022.full.d.ts",
    getDefaultLibLocation: () => "/",
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: () => {},
  };
  const program = ts.createProgram(["/client.ts"], options, host);
  const found = [...program.getOptionsDiagnostics(), ...program.getSyntacticDiagnostics(), ...program.getSemanticDiagnostics()];
  return found.map(({ file, start, messageText }) => ({
    path: file?.fileName,
    line: file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0,
    says: ts.flattenDiagnosticMessageText(messageText, " "),
  }));
}
