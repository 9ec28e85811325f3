if exists("b:did_ftplugin")
  finish
endif
let b:did_ftplugin = 1

" `///` before `//`, so that a line of documentation is followed by another.
setlocal comments=:///,:// commentstring=//\ %s
setlocal expandtab shiftwidth=4 softtabstop=4
setlocal formatoptions-=t formatoptions+=croql
setlocal smartindent

let b:undo_ftplugin = "setlocal comments< commentstring< expandtab< shiftwidth< softtabstop< formatoptions< smartindent<"
