// For places that offer no `type="module"`: finds its own address and imports the module. What still
// stands in such a place may be old, so nothing here is newer than `import()` itself.

(function () {
  var at = document.currentScript;
  // A plugin that loads scripts late may run this one without a tag, or as a blob.
  var named = function (attribute) {
    var found = document.querySelector("script[" + attribute + '*="/loader.js"]');
    return found && found.getAttribute(attribute);
  };
  var isOwn = at && /^(https?|file):/.test(at.src);
  var home = new URL(isOwn ? at.src : named("src") || named("data-src") || "", document.baseURI);
  var explain = function (error) {
    // Browsers import no module from the disk.
    var help = " (" + new URL("help.html#file-protocol", home) + ")";
    var isDisk = home.protocol === "file:";
    console.error("recovery-calculator: " + (isDisk ? "file-protocol: the files have to come from a web server" + help : error.message));
  };
  import(new URL("recovery-calculator.js", home).href).catch(explain);
})();
