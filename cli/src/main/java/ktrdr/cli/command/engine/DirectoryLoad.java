package ktrdr.cli.command.engine;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Operation;
import ktrdr.cli.client.PlainText;
import ktrdr.cli.client.http.ServerRefusal;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.follow.Followed;
import ktrdr.cli.command.follow.Follower;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Table;

/**
 * Loads each file of a directory, one after the other, and shows how each went. A file that fails
 * does not keep the others from being loaded.
 */
final class DirectoryLoad {
  private static final List<String> MEMBERS =
      List.of("file", "symbol", "timeframe", "bars", "status", "detail");

  private final DataLoad command;
  private final Path directory;
  private final List<Fields> rows = new ArrayList<>();
  private int exit = Exit.OK;

  DirectoryLoad(DataLoad command, Path directory) {
    this.command = command;
    this.directory = directory;
  }

  int run() {
    List<Path> files = files();
    if (files.isEmpty()) {
      throw command.wrong("there is no file in " + directory);
    }
    for (Path file : files) {
      boolean goesOn = load(file);
      say(files.size());
      if (!goesOn) {
        break;
      }
    }
    Answer.several(rows)
        .named("file")
        .columns(MEMBERS)
        .shownAs(width -> Table.of(rows, MEMBERS.toArray(String[]::new)).lines(width))
        .print(command.context().console(), command.context().format());
    return exit;
  }

  private void say(int all) {
    if (!rows.isEmpty()) {
      Fields last = rows.get(rows.size() - 1);
      String file = last.text("file").orElse("");
      String status = last.text("status").orElse("");
      command.context().console().say(rows.size() + " of " + all + "  " + file + "  " + status);
    }
  }

  /** Files of the directory itself, without hidden ones, by name. */
  private List<Path> files() {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Loads one file; false if no other can be loaded. */
  private boolean load(Path file) {
    FileMarket market = command.market(file);
    if (market.missing().isPresent()) {
      add(file, market, "left out", "its name does not tell " + market.missing().get(), null);
      exit = worse(Exit.USAGE);
      return true;
    }
    try {
      return took(file, market, new Fields(command.send(file, market)).object("data"));
    } catch (ServerRefusal refusal) {
      add(file, market, "refused", refusal.getMessage(), null);
      exit = worse(refusal.status() == 422 || refusal.status() == 400 ? Exit.USAGE : Exit.FAILED);
      return true;
    } catch (ProcessingException gone) {
      exit = worse(command.unreachable(gone));
      return false;
    }
  }

  private boolean took(Path file, FileMarket market, Fields data) {
    if (command.endsAt().isPresent()) {
      String detail =
          data.object("understood").text("sentence").or(() -> data.text("operation_id")).orElse("");
      add(file, market, command.endsAt().get(), detail, data);
      return true;
    }
    String id = new Operation(data).checked().id();
    Followed followed = new Follower(command.context(), id, true).follow(operation -> {});
    Operation last = followed.last();
    Fields results =
        last.status().equals("completed")
            ? new Fields(command.context().server().operations().results(id)).object("results")
            : Fields.NONE;
    String detail = last.error().or(() -> results.object("understood").text("sentence")).orElse("");
    add(file, market, last.status(), detail, results);
    boolean goesOn = followed.end() == Followed.End.FINISHED;
    exit = worse(goesOn ? Exit.of(last, Optional.empty()) : Exit.INTERRUPTED);
    return goesOn;
  }

  private void add(Path file, FileMarket market, String status, String detail, Fields results) {
    JsonObjectBuilder row =
        Json.createObjectBuilder()
            .add("file", PlainText.of(file.getFileName().toString()))
            .add("symbol", market.symbol().orElse(""))
            .add("timeframe", market.timeframe().orElse(""));
    if (results != null && results.json().containsKey("bars")) {
      row.add("bars", results.json().get("bars"));
    } else {
      row.addNull("bars");
    }
    rows.add(new Fields(row.add("status", status).add("detail", detail).build()));
  }

  /** The first exit code that is not 0. */
  private int worse(int code) {
    return exit == Exit.OK ? code : exit;
  }
}
