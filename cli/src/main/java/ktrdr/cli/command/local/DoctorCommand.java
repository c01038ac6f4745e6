package ktrdr.cli.command.local;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.doctor.Check;
import ktrdr.cli.doctor.Examination;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.report.Findings;
import ktrdr.cli.server.ServerTrouble;
import picocli.CommandLine.Command;

/** {@code ktrdr doctor}: finds problems and says how to fix them. */
@Command(
    name = "doctor",
    description = {
      "Check this machine, its settings and the server, running or not; changes nothing.",
      "The exit code is 1 when a check fails, and 0 when there are only warnings."
    },
    footer = {
      "",
      "Examples:",
      "  ktrdr doctor",
      "  ktrdr doctor --server http://127.0.0.1:9081 -o json"
    })
public final class DoctorCommand extends Subcommand {

  public DoctorCommand(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    Examination found = Examination.of(context().environment(), named(), context().token());
    List<JsonObject> here = found.here().stream().map(check -> check.json("here")).toList();
    List<JsonObject> server = found.server().stream().map(check -> check.json("server")).toList();
    show(
        Answer.several(Stream.concat(here.stream(), server.stream()).map(Fields::new).toList())
            .shownAs(
                width ->
                    new Findings(console())
                        .under("This machine", fields(here), width)
                        .under("What the server says", fields(server), width)
                        .lines()));
    List<Check> all = Stream.concat(found.here().stream(), found.server().stream()).toList();
    if (format().isForPeople()) {
      console().say(summary(all));
    }
    return count(all, Check.Status.FAIL) == 0 ? Exit.OK : Exit.FAILED;
  }

  /** The server that the user named; an invalid address in a setting is left to the checks. */
  private Optional<URI> named() {
    try {
      return context().serverIsNamed() ? Optional.of(context().uri()) : Optional.empty();
    } catch (ServerTrouble noAddress) {
      if (context().options().server != null) {
        throw noAddress;
      }
      return Optional.empty();
    }
  }

  private static List<Fields> fields(List<JsonObject> checks) {
    return checks.stream().map(Fields::new).toList();
  }

  private static String summary(List<Check> all) {
    return all.size()
        + " checks: "
        + count(all, Check.Status.FAIL)
        + " failed, "
        + count(all, Check.Status.WARN)
        + " with a warning";
  }

  private static long count(List<Check> checks, Check.Status status) {
    return checks.stream().filter(check -> check.status() == status).count();
  }
}
