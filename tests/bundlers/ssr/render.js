// A server's page: the element with its first question in the HTML. Vite then builds its script.

import { writeFileSync } from "node:fs";

import { html } from "recovery-calculator";

// The element takes more attributes than the server has to know.
const planner = html().replace("<recovery-calculator", "<recovery-calculator today=\"2026-03-02\" unit=\"km\"");
writeFileSync(`${import.meta.dirname}/index.html`, `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rendered</title>
<script type="module" src="./main.js"></script>
</head>
<body>
<h1>Rendered</h1>
${planner}
</body>
</html>
`);
