// Made by scripts/documents.py from backend/whycors/evidence/secrets.json.

// prettier-ignore
export const DATA = {
  "about": "What is secret in a paste: secrets.py and the page's secrets.js read it. The patterns mean the same in Python and in JavaScript; they are for ASCII, ignore case, and {…} stands for another entry.",
  "blanked": "BLANKED",
  "of_one_case": ["token", "userinfo", "command"],
  "names": "token|secret|passw|passphrase|pwd|api[-_]?key|access[-_]?key|private[-_]?key|[-_]key|session|signature|credential(?!s)|jwt|csrf|xsrf|assertion",
  "whole_names": "(?:proxy-)?authorization|(?:set-)?cookie|x-auth|auth|bearer|sid|sig|otp",
  "parameter_names": "code|key|auth|sig|sid|otp|pass|ticket|samlresponse|hmac",
  "name": "(?=[a-z0-9_-])(?:[a-z0-9_-]{0,40}?(?:{names})[a-z0-9_-]{0,40}|{whole_names})",
  "parameter_name": "(?:[a-z0-9_.$\\[\\]-]|%5[bd]){0,40}?(?:{names})(?:[a-z0-9_.$\\[\\]-]|%5[bd]){0,40}|{parameter_names}",
  "blanks": "[ \\t\\n]{0,80}",
  "schemes": "(?:Basic|Bearer|Digest|DPoP|HOBA|Mutual|Negotiate|NTLM|SCRAM-SHA-1|SCRAM-SHA-256|vapid|GNAP|AWS4-HMAC-SHA256|Token|JWT|Api-?Key|Hawk)[ \\t]+",
  "cookie_attributes": ["path", "domain", "expires", "max-age", "secure", "httponly", "samesite", "partitioned", "priority"],
  "token": "(?<![a-zA-Z0-9_-])(?:eyJ[a-zA-Z0-9_-]{6,}\\.[a-zA-Z0-9_-]{2,}(?:\\.[a-zA-Z0-9_-]*){0,3}|(?:gh[opsu]_|github_pat_|glpat-|sk_live_|xox[abprs]-)[a-zA-Z0-9_-]{10,})",
  "userinfo": "://([^ \\t\\n/?#\"'<>\\\\]+)@",
  "parameter": "[?&#;%](?:(?<!%)|3f|26|23)(?:{parameter_name})\\^?(?:=|%3d)([^ \\t\\n&#\"'<>\\\\`\\uac00-\\ud7a3\\u3001\\u3002\\uff0c\\uff09]+)",
  "line": "(\\n[ \\t]{0,80}(?:[<>*][ \\t]{0,4})?\\[?)({name})([ \\t]{0,4}:?[ \\t]{0,20}\\n[ \\t]{0,20}|\\t[ \\t]{0,20}|[ \\t]{0,4}:[ \\t]{0,40}[\"'`]?)",
  "quoted": "([-\\\\\"'{,(](?:(?<=[\"'])|(?<=\\\\)[\"']|(?<=-)(?:H|-header)[ \\t=]{0,4}|(?<=[{,(]){blanks}))({name})(\\\\?[\"']{blanks}[:=,]{blanks}(?:\\\\?[\"']value\\\\?[\"']{blanks}:{blanks})?\\\\?[\"']|[ \\t]{0,4}:[ \\t]{0,40}[\"'`]?)",
  "prose": "(?<![a-z0-9_-])(?:proxy-)?authorization[ \\t]{0,4}:[ \\t]{0,4}{schemes}([^ \\t\\n\"'`\\\\^,;\\u3001\\u3002\\uff0c\\uff09]+)",
  "list_of_names": "(?:-headers|vary):?[ \\t]{0,20}$",
  "body": "[-.\"'](?:(?<=[\"'])(?:text|body|data)[\"']{blanks}:{blanks}|(?<=-)Body[ \\t]{0,4}|(?<=\\.)(?:GetBytes\\(|Cookie\\([\"'][^\"'\\n]{0,200}[\"'],[ \\t]{0,4}))([\"'])",
  "array": "[\"'](?:cookies|params)[\"']{blanks}:{blanks}\\[",
  "array_value": "[\"']value[\"']{blanks}:{blanks}([\"'])|\\]",
  "stops": {
    "\"": "\\\\[\\s\\S]|\"|\\n",
    "$'": "\\\\[\\s\\S]|'|\\n",
    "'": "'\\\\''|'\"'\"'|\\\\'|'|\\n",
    "`": "\\\\[\\s\\S]|`",
    "^\"": "\\^\\\\\\^\"|\\^\\^|\\^\"|\\n",
    "`\"": "`[\\s\\S]|\"|\\n",
    "\\\"": "\\\\\"|\\n",
    "\\'": "\\\\'|\\n"
  },
  "command": "curl(?<![a-zA-Z0-9_./-]curl)(?:\\.exe)?(?=[ \\t])",
  "command_part": "(?<![\\\\`^])\\n|(?<![^ \\t\\n])(?:-u|--user|-U|--proxy-user|--oauth2-bearer|--pass|(-b|--cookie)|(-[dF]|--data(?:-raw|-binary|-ascii|-urlencode)?|--json|--form(?:-string)?))(?:=|[ \\t]{0,4})(\\$?'|\\^?\"|(?=[^ \\t\\n]))|(\\$?'|\\^?\")"
}
