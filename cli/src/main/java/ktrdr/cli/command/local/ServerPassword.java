package ktrdr.cli.command.local;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Optional;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import ktrdr.cli.server.Credentials;
import ktrdr.cli.server.Home;
import picocli.CommandLine.Command;

/** {@code ktrdr server password}: shows the password; no other command does. */
@Command(
    name = "password",
    description = "Show the password of the user admin in Liberty's Admin Center.",
    footer = {"", "Examples:", "  ktrdr server password", "  ktrdr server password -o json"})
public final class ServerPassword extends Subcommand {

  public ServerPassword(Context context) {
    super(context);
  }

  @Override
  protected boolean callsServer() {
    return false;
  }

  @Override
  protected int run() {
    Home home = Home.of(context().environment());
    Optional<String> fault = Credentials.fault(home);
    Optional<Credentials> who = Credentials.of(home);
    if (who.isEmpty()) {
      console()
          .say(
              "error: "
                  + fault.orElse(
                      "there is no password yet: the first ktrdr server start creates it in "
                          + home.directory()));
      return fault.isPresent() ? Exit.FAILED : Exit.NOT_FOUND;
    }
    if (format() == Format.TABLE) {
      console().print(who.get().password());
      return Exit.OK;
    }
    JsonObject login =
        Json.createObjectBuilder()
            .add("user", who.get().user())
            .add("password", who.get().password())
            .build();
    return show(Answer.one(login, new Fields(login)));
  }
}
