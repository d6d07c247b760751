// What wasm-bindgen makes of the builder.

export default function init(options: { module_or_path: URL }): Promise<unknown>;
