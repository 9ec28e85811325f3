autocmd BufNewFile,BufRead *.maat setfiletype maat
