/**
 * How chat laughs: 哈哈, 233, 草 (Japanese for lol) at either end of a line, a bracket that is never closed.
 * 草莓 and 草原 are no laughter, nor are the 233 of 12334567, the www of an address and the lol of lolita.
 */
const LAUGHTER =
  /哈哈|hhh|haha|(?<![a-z\d])23{2,}(?!\d)|笑死|xswl|(?<![a-z])w{3,}(?![.\w])|(?<![a-zａ-ｚ])ｗ+(?![.．a-zａ-ｚ])|(?<![a-z])l(?:o+l+)+(?![a-z])|lmao|^草(?![莓原本地坪药丛稿帽席木根])|草[!！?？wｗ~～…。]*$|[（(]$|doge|狗头|笑哭|😂|🤣/i;

/** Whether a line is said laughing: then it may name trouble, but does not complain in earnest. */
export function laughs(text: string): boolean {
  return LAUGHTER.test(text);
}
