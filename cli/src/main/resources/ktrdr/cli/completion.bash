# Completion of ktrdr for bash, and for zsh by its bashcompinit.
if [ -n "${ZSH_VERSION:-}" ]; then
  autoload -U +X compinit && compinit
  autoload -U +X bashcompinit && bashcompinit
fi

# The commands below a command.
_ktrdr_below() {
  case $1 in
@BELOW@  esac
}

_ktrdr_options() {
  case $1 in
@OPTIONS@  esac
}

# What the value of an option is; nothing for an option without one.
_ktrdr_label() {
  case "$1 $2" in
@LABELS@  esac
}

# What the arguments of a command are.
_ktrdr_arguments() {
  case $1 in
@ARGUMENTS@  esac
}

# What can stand for it. $2 is ktrdr, which knows what is on the server.
_ktrdr_words() {
  case $1 in
@WORDS@  esac
}

_ktrdr() {
  local cur=${COMP_WORDS[COMP_CWORD]} ktrdr=${COMP_WORDS[0]} path='' label='' word='' words='' n=0 i=0
  COMPREPLY=()
  [ "$cur" != = ] || cur=''
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    [ "$word" != = ] || continue
    if [ -n "$label" ]; then
      label=''
      continue
    fi
    case $word in
      -?*) label=$(_ktrdr_label "$path" "$word") ;;
      *)
        if [ -z "$path" ] && [ "$word" = ops ]; then word=operations; fi
        case " $(_ktrdr_below "$path") " in
          *" $word "*) path="$path $word" ;;
          *) n=$((n + 1)) ;;
        esac
        ;;
    esac
  done
  if [ -z "$label" ]; then
    case $cur in
      -*) words=$(_ktrdr_options "$path") ;;
      *)
        [ $n -gt 0 ] || words=$(_ktrdr_below "$path")
        set -- $(_ktrdr_arguments "$path")
        while [ $n -gt 0 ] && [ $# -gt 1 ]; do
          shift
          n=$((n - 1))
        done
        label=${1:-}
        ;;
    esac
  fi
  case $label in
    FILE | STRATEGY)
      compopt -o filenames 2>/dev/null
      local IFS=$'\n'
      COMPREPLY=($(compgen -f -- "$cur"))
      ;;
    *) COMPREPLY=($(compgen -W "$words $(_ktrdr_words "$label" "$ktrdr")" -- "$cur")) ;;
  esac
}

complete -F _ktrdr ktrdr
