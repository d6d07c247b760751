// Holds the wasm back until `held.go()`, or lets it fail by `held.fail()`, and a configuration file
// whose name begins with "late" until `held.configure()`; notes what is said and what every frame
// shows.

window.held = { events: [], frames: [], fetched: [] };
{
  const usual = window.fetch;
  const hold = () => { held.gate = new Promise((go, fail) => Object.assign(held, { go, fail })); };
  hold();
  const configured = new Promise((configure) => { held.configure = configure; });
  window.fetch = async (url, options) => {
    held.fetched.push(String(url));
    if (String(url).includes(".wasm")) {
      try {
        await held.gate;
      } catch (error) {
        // The next attempt is held again.
        hold();
        throw error;
      }
    }
    if (String(url).includes("/late")) await configured;
    return usual(url, options);
  };
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate(...given);
    held.memory = (made.instance ?? made).exports.memory;
    return made;
  };
  for (const name of ["rcv-ready", "rcv-step", "rcv-start", "rcv-invalid", "rcv-error", "rcv-config"]) {
    document.addEventListener(name, ({ detail }) => held.events.push([name, detail.step ?? detail.code ?? null]));
  }
  // One question at a time, in one place, in every frame from the first on.
  const look = () => {
    for (const planner of document.querySelectorAll("recovery-calculator")) {
      const seen = [...planner.shadowRoot?.querySelectorAll(".root") ?? []]
        .filter((root) => root.checkVisibility({ opacityProperty: true }));
      const [root] = seen;
      const heading = root?.querySelector("h2")?.getBoundingClientRect();
      const frame = `${seen.length} ${root && [root.getBoundingClientRect().top, heading?.top].map(Math.round)} ${planner.shadowRoot?.querySelector("slot")?.hidden}`;
      if (held.frames.at(-1) !== frame && !held.isMany) held.frames.push(frame);
    }
    requestAnimationFrame(look);
  };
  addEventListener("DOMContentLoaded", () => requestAnimationFrame(look));
}
