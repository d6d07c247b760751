// Without the plugin the development server bundles the package beforehand and loses its files. With
// a cache of its own, because both servers run side by side.

export default { base: "./", cacheDir: "../trap-cache" };
