package ktrdr.cli.command.local;

import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ktrdr completion}: prints a completion script for a shell. */
@Command(
    name = "completion",
    description =
        "Print the script that completes commands, options, ids, symbols and files in your shell.",
    footer = {
      "",
      "Examples:",
      "  source <(ktrdr completion bash)",
      "  ktrdr completion zsh > ~/.zsh/ktrdr.zsh    # then source it in .zshrc",
      "  ktrdr completion fish > ~/.config/fish/completions/ktrdr.fish"
    })
public final class CompletionCommand extends LocalCommand {
  @Parameters(paramLabel = "bash|zsh|fish", description = "The shell.")
  Shell shell;

  /** A supported shell. */
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  public CompletionCommand(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    CommandLine ktrdr = spec.root().commandLine();
    // The bash script works in zsh too, where it switches on bashcompinit.
    console()
        .print(
            shell == Shell.FISH
                ? FishCompletion.of(ktrdr.getCommandSpec())
                : BashCompletion.of(ktrdr.getCommandSpec()).stripTrailing());
    return Exit.OK;
  }
}
