/**
 * How chat laughs: 哈哈, 233, 草 (Japanese for lol) at either end of a line, a bracket that is never closed.
 * 草莓 and 草原 are no laughter.
 */
const LAUGHTER =
  /哈哈|hhh|haha|23{2,}|笑死|xswl|w{3,}|ｗ|lol|lmao|^草(?![莓原本地坪药丛稿帽席木根])|草[!！?？wｗ~～…。]*$|[（(]$|doge|狗头|笑哭|😂|🤣/i;

/** Whether a line is said laughing: then it may name trouble, but does not complain in earnest. */
export function laughs(text: string): boolean {
  return LAUGHTER.test(text);
}
