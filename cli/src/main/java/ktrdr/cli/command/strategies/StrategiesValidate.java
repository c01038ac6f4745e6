package ktrdr.cli.command.strategies;

import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Each;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.command.TextFile;
import ktrdr.cli.output.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code ktrdr strategies validate}: checks strategy documents. */
@Command(
    name = "validate",
    description = {
      "Check strategy documents and tell all faults of each, with line and place.",
      "Nothing is stored. A document with faults is exit code 2."
    },
    footer = {
      "",
      "Examples:",
      "  ktrdr strategies validate my_dips.yaml",
      "  ktrdr strategies validate *.yaml",
      "  ktrdr strategies validate - -o json"
    })
public final class StrategiesValidate extends Subcommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "A strategy document (YAML or JSON), or - for stdin.")
  List<String> files;

  public StrategiesValidate(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    Map<String, String> documents = documents();
    return new Each(this)
        .of(
            List.copyOf(documents.keySet()),
            (file, answer) -> {
              answer.accept(checked(documents.get(file)));
              return Exit.OK;
            });
  }

  /** The documents by their files; all are read before the first is checked. */
  private Map<String, String> documents() {
    Map<String, String> documents = new LinkedHashMap<>();
    try {
      files.forEach(file -> documents.put(file, new TextFile().convert(file)));
    } catch (TypeConversionException unreadable) {
      throw usage(unreadable.getMessage());
    }
    return documents;
  }

  private Answer checked(String document) {
    JsonObject answer = context().server().strategies().validate(document);
    Fields data = new Fields(answer).object("data");
    return Answer.one(answer, data)
        .named("name")
        .columns(List.of("name", "symbol", "timeframe"))
        .shownAs(width -> lines(data));
  }

  private static List<String> lines(Fields data) {
    String verdict =
        "%s  valid, %d features of %s %s"
            .formatted(
                data.text("name").orElse(""),
                data.count("features"),
                data.text("symbol").orElse("?"),
                data.text("timeframe").orElse("?"));
    return Stream.concat(
            Stream.of(verdict),
            data.objects("warnings").stream()
                .map(
                    warning ->
                        "  warning: "
                            + warning.text("pointer").orElse("")
                            + ": "
                            + warning.text("detail").orElse("")))
        .toList();
  }
}
