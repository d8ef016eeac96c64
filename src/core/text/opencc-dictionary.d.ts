/** OpenCC's table of traditional characters: `traditional simplified` pairs, separated by `|`. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string;
  export default pairs;
}

/** The other way round: `simplified traditional` pairs, further traditional ones after a space. */
declare module 'opencc-js/dict/STCharacters' {
  const pairs: string;
  export default pairs;
}
