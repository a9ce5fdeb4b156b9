declare module 'atlas' {
  const topology: unknown;
  export default topology;
}
