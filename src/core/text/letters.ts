/**
 * Letters of other scripts, small capitals and numbers in rings that are taken for a Latin letter or a digit: each
 * word begins with that letter, after it those that look like it. From Unicode confusables (UTS 39), in the lower
 * case that NFKC leaves, with small capitals, rings and the Greek and Cyrillic of fancy writing added.
 */
export const LETTERS =
  '0⓿ 1❶➀➊⓵ 2ꝛƨϩꙅᒿꛯ❷➁➋⓶ 3ɜȝʒꝫⳍзӡ❸➂➌⓷ 4ꮞ❹➃➍⓸ 5ƽ❺➄➎⓹ 6ⳓбꮾ❻➅➏⓺ 7❼➆➐⓻ 8৪੪ȣ❽➇➑⓼ 9੧୨৭൭ꝯⳋ❾➈➒⓽ aɑαаꭺᗅꓮᴀ bƅьꮟᑲᖯꞵβвᏼᗷꓐʙ cᴄςⲥсꮯσꓚ dԁꮷᑯꓒꭰᗞᗪꓓᴅ eꬲеҽεⴹꭼꓰᴇɛэ fꬵꞙẝքϝᖴꓝꜰƒ gɡᶃƍցԍꮐᏻꓖɢ hһհꮒηⲏнꮋᕼꓧʜ iıɪɩιіꙇӏꭵ jϳјʝꭻᒍꓙᴊ kκⲕкꮶᛕꓗᴋ lǀӏⵏᛁꓲⳑꮮᒪꓡʟ mμϻⲙмꮇᗰᛖꓟᴍ nոռνⲛꓠɴпη o०੦૦௦౦೦൦๐໐၀ᴏᴑꬽοσⲟоჿօഠဝ০୦ⵔዐଠꓳ pρⲣрꮲᑭꓑᴘ qԛգզⵕ rꭇꭈᴦⲅгꮁʀꭱꮢᖇꓣ sꜱƽѕꮪտꮥꓢ tτⲧтꭲꓔᴛ uꞟᴜꭎꭒʋυսሀᑌꓴцμ vᴠνѵꮩⴸᐯꛟꓦ wɯᴡѡԝաꮃꮤꓪωш xхᕁᕽꭓχⲭⵝᚷꓫ yɣᶌʏỿꭚγуүყⲩꭹꮍꓬ zᴢꮓζꓜ';
