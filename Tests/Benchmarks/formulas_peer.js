// KaTeX: the formulas of the corpus as MathML, which is the least that it writes. Nothing is checked.
// Usage: node formulas_peer.js katex.js ROUNDS
const fs = require("node:fs");
const path = require("node:path");

const [file, rounds] = process.argv.slice(2);
const katex = require(path.resolve(file));
const folder = path.join(__dirname, "../FormulasTests/Corpus");

const formulas = fs.readdirSync(folder).filter((name) => name.endsWith(".txt")).sort()
  .flatMap((name) => fs.readFileSync(path.join(folder, name), "utf8").split("\n").filter(Boolean))
  .map((line) => {
    const dollars = line.startsWith("$$") ? 2 : 1;
    return { text: line.slice(dollars, -dollars), displayMode: dollars === 2 };
  });

const times = [];
let refused = 0;
for (let round = 0; round < Number(rounds); round += 1) {
  refused = 0;
  const start = process.cpuUsage();
  for (const { text, displayMode } of formulas) {
    try {
      katex.renderToString(text, { displayMode, output: "mathml", strict: "ignore" });
    } catch {
      refused += 1;
    }
  }
  const used = process.cpuUsage(start);
  times.push((used.user + used.system) / formulas.length);
}
times.sort((a, b) => a - b);

const column = (value, width) => value.toFixed(1).padStart(width);
console.log(`KaTeX ${katex.version}: ${formulas.length} formulas, ${refused} of them refused; for 1,000 of them:\n`);
console.log("|                            | median ms | minimum ms |");
console.log("| -------------------------- | --------: | ---------: |");
console.log(`| typeset as MathML          | ${column(times[Math.floor(times.length / 2)], 9)} | ${column(times[0], 10)} |`);
