-- Takes away tables of contents, whose lines Word knows by their styles.
local function is_contents(style)
  style = style:lower()
  return style:match("^toc %d") or style == "toc heading" or style == "table of figures"
end
function Div(div)
  if is_contents(div.attributes["custom-style"] or "") then return {} end
end
