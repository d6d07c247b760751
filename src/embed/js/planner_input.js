// @ts-check
// The input of a widget: messages, attributes, configurations, and the environment.

import { loadHelp } from "./help.js";
import { givenName, opensLinks, storageKey } from "./instances.js";
import { loadMessages, localeFor } from "./locales.js";
import { ATTRIBUTES } from "./names.js";
import { colourScheme, headingLevel, languageOf, regionOf } from "./page_context.js";
import { fitsToken } from "./theme.js";

/** @import { Input } from "./build.js" */
/** @import { Configuration, Source, Warning } from "./configuration.js" */
/** @import { Place } from "./config_help/sentences.js" */
/** @import { StartedGlue } from "./engine.js" */
/** @import { Instance } from "./instances.js" */
/** @import { Messages } from "./locales.js" */
/** @import { PlannerError } from "./planner_error.js" */

/** @typedef {{ lang: string, messages: Messages, fallback: Messages, file: Source }} Loaded what came over the network */

/** @typedef {ReturnType<typeof createInput>} PlannerInput */

/**
 * @param {HTMLElement} host
 * @param {Configuration} configuration
 * @param {Instance} instance
 */
export function createInput(host, configuration, instance) {
  /**
   * The last input, for the sentences of warnings.
   * @type {Place}
   */
  let place;
  /**
   * The corrections of the configuration.
   * @type {Warning[]}
   */
  let warnings = [];
  /** @type {string} */
  let scheme;

  /** The storage key of the answers. */
  const ownStorageKey = () => storageKey(host, [configuration.inline().config, configuration.property]);

  /**
   * Raw attributes, configurations by rank, and callbacks of the widget.
   * @param {string} lang
   * @param {HTMLElement} mount
   * @param {Source[]} sources
   */
  const collect = (lang, mount, sources) => {
    /** @type {{ [name: string]: string | null }} */
    const attributes = {};
    for (const name of ATTRIBUTES) if (name !== "base" && host.hasAttribute(name)) attributes[name] = host.getAttribute(name);
    // An unknown value stays, so that the widget reports it.
    scheme = attributes.theme = colourScheme(host, mount);
    const configs = sources.map(({ config }) => config).filter((config) => config !== undefined);
    const { property } = configuration;
    return {
      lang, attributes, configs,
      refused: sources.map(({ refused }) => refused ?? null),
      instance: instance.claim(),
      key: ownStorageKey(),
      opensLinks: () => opensLinks(host),
      property: property ?? null,
      ...regionOf(host, lang, [...configs, property]),
      fits: fitsToken,
      heading: headingLevel(host),
      origin: location.origin,
      // In a frame the page around may not have passed its address; then there is none to lead back to.
      page: host.dataset.page ?? (parent === window ? location.href : ""),
    };
  };

  return {
    ownStorageKey,
    /** @param {Warning[]} more */
    allWarnings: (more) => [...warnings, ...more],
    place: () => place,
    /**
     * Whether the page's colours have changed since the widget read them.
     * @param {HTMLElement} mount
     */
    isOtherScheme: (mount) => colourScheme(host, mount) !== scheme,
    /**
     * Loads the messages and the configuration file.
     * @param {(error: PlannerError) => void} report
     * @param {AbortSignal} signal
     * @param {Promise<Source>} [loading] the configuration file, where it is on its way
     * @returns {Promise<Loaded>}
     */
    async load(report, signal, loading = configuration.file(signal)) {
      const base = host.getAttribute("base");
      const tag = localeFor(languageOf(host));
      const english = loadMessages("en", base);
      const own = tag === "en" ? english : loadMessages(tag, base).catch((error) => {
        report(error);
        return english;
      });
      const [messages, fallback, file] = await Promise.all([own, english, loading, configuration.inline().done]);
      return { lang: messages === fallback ? "en" : tag, messages, fallback, file };
    },
    /**
     * Lets the widget read the input; if it reports problems, reads it again with corrections.
     * @param {StartedGlue} glue
     * @param {HTMLElement} mount
     * @param {Loaded} loaded
     */
    async read(glue, mount, loaded) {
      const { lang, messages, file } = loaded;
      const locale = glue.localeOf(loaded);
      const inline = configuration.inline();
      let given = collect(lang, mount, [file, inline]);
      let input = new glue.Input(locale, given);
      warnings = [file, inline].flatMap((source) => source.warnings ?? []);
      const { warned } = input;
      const help = warned.length ? await loadHelp(host.getAttribute("base")) : undefined;
      const meant = help?.mend([...given.configs, given.property], { lang, fits: fitsToken, warned: new Set(warned) });
      if (meant?.warnings.length) {
        warnings.push(...meant.warnings);
        const property = meant.configs.pop();
        given = { ...given, property, configs: meant.configs, ...regionOf(host, lang, [...meant.configs, property]) };
        input.free();
        input = new glue.Input(locale, given);
      }
      place = { ...given, messages };
      return input;
    },
  };
}
