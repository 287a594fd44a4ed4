-- Puts tables as they are read, cell by cell, and not as they are drawn, line by line.
function Table(t)
  local blocks = pandoc.List(t.caption.long)
  local function rows(list)
    for _, row in ipairs(list) do
      for _, cell in ipairs(row.cells) do blocks:extend(cell.contents) end
    end
  end
  rows(t.head.rows)
  for _, body in ipairs(t.bodies) do
    rows(body.head)
    rows(body.body)
  end
  rows(t.foot.rows)
  return blocks
end
