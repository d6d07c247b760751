// @ts-check
// For pages that cannot use `type="module"`: finds the files and imports the module. A classic
// script. It may run in old browsers, so it uses nothing newer than `import()`.

(function () {
  var MODULE = "recovery-calculator.js";
  var OURS = /\/(loader|embed-parent|recovery-calculator)\.js([?#]|$)/;
  var at = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  var own = at && /^(https?|file):/.test(at.src) ? at.src : "";
  /** @type {string[]} */
  var homes = [];
  var add = function (/** @type {string} */ address) {
    try {
      var home = new URL(MODULE, new URL(address, document.baseURI)).href;
      if (homes.indexOf(home) < 0) homes.push(home);
    } catch (error) {
      // Not a URL.
    }
  };
  var each = function (/** @type {string} */ selector, /** @type {(element: Element) => void} */ look) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), look);
  };

  // If this file was joined with others, or is run by a plugin from a blob or a string, it does not
  // know its own URL. Then a page's `base` gives it, or any tag that names one of our files, in any
  // attribute.
  if (OURS.test(own)) add(own);
  each("recovery-calculator[base], .recovery-calculator[data-base]", function (planner) {
    add(/** @type {string} */ (planner.getAttribute("base") || planner.getAttribute("data-base")));
  });
  each("script, link", function (tag) {
    Array.prototype.forEach.call(tag.attributes, function (/** @type {Attr} */ attribute) {
      if (OURS.test(attribute.value) && !/\s/.test(attribute.value)) add(attribute.value);
    });
  });
  if (own || !homes.length) add(own);
  // A page of `site` may not load a module from `www.site`, but the file is usually there too.
  homes.slice().forEach(function (home) {
    var url = new URL(home);
    var bare = function (/** @type {string} */ host) { return host.replace(/^www\./, ""); };
    if (url.host !== location.host && bare(url.host) === bare(location.host)) add(location.origin + url.pathname + url.search);
  });

  var first = homes[0];
  var failed = function (/** @type {Error} */ error) {
    // Browsers do not import modules from file URLs.
    var code = new URL(first).protocol === "file:" ? "file-protocol" : "module-fetch";
    var says = code === "file-protocol"
      ? "the files have to come from a web server"
      : first + " cannot be had (" + error.message + "): upload the whole folder, or write its address as base=\"…\" into the planner's tag; from another host than " + location.host + " it needs Access-Control-Allow-Origin";
    console.error("recovery-calculator: " + code + ": " + says + " (" + new URL("help.html#" + code, first) + ")");
  };
  /** @type {(error?: Error) => void} */
  var next = function (error) {
    var home = homes.shift();
    if (home) import(home).catch(function (/** @type {Error} */ its) { next(error || its); });
    else failed(/** @type {Error} */ (error));
  };
  next();
})();
