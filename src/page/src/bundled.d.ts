// What build.mjs makes of data while it bundles.
declare module 'atlas' {
  const topology: unknown;
  export default topology;
}
declare module 'known-events' {
  const told: [english: string, vietnamese: string][];
  export default told;
}
