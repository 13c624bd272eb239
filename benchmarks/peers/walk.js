// Walks an ink story by choice index: so many calls of so many turns; prints CPU seconds a turn and the last line.
const { Compiler } = require("inkjs/full");
const { Story } = require("inkjs");
const fs = require("fs");

const [source, calls, turns] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const compiled = new Compiler(fs.readFileSync(source, "utf8")).Compile().ToJson();
const story = new Story(compiled);

function call(seed) {
  let said = "";
  story.ResetState();
  story.state.storySeed = seed;
  for (let turn = 0; turn < turns; turn++) {
    while (story.canContinue) said = story.Continue();
    if (story.currentChoices.length === 0) {
      story.ResetState();
      while (story.canContinue) said = story.Continue();
    }
    story.ChooseChoiceIndex((seed * 31 + turn * 7) % story.currentChoices.length);
  }
  while (story.canContinue) said = story.Continue();
  return said;
}

call(0);
const before = process.cpuUsage();
let last = "";
for (let seed = 1; seed <= calls; seed++) last = call(seed);
const used = process.cpuUsage(before);
// The peak of this program alone: the resource usage of the system counts what it was forked from.
const peak = Number(/VmHWM:\s*(\d+)/.exec(fs.readFileSync("/proc/self/status", "utf8"))[1]);
console.log(JSON.stringify({ peak, seconds: (used.user + used.system) / 1e6 / (calls * turns), last }));
