package ktrdr.cli.command.engine;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import ktrdr.cli.client.api.Bars;
import ktrdr.cli.client.http.Transfer;
import ktrdr.cli.command.Context;
import ktrdr.cli.output.TransferLine;

/** Sends a file of bars to the server, which begins to load it, or only says what it understood. */
record FileUpload(Context context, ReadingOptions options, String key) {
  // A dry run answers when the whole file was read.
  private static final Duration READING = Duration.ofMinutes(10);

  /**
   * Sends a file.
   *
   * @param name what to call it; null if it has no name
   * @param market with symbol and timeframe
   */
  JsonObject send(Path file, String name, FileMarket market) {
    String query = options.query(name);
    String address =
        "/api/v1/data/"
            + Bars.segment(market.symbol().orElseThrow())
            + "/"
            + Bars.segment(market.timeframe().orElseThrow())
            + (query.isEmpty() ? "" : "?" + query);
    Transfer usual = context.server().files();
    Transfer transfer =
        options.dryRun
            ? new Transfer(usual.server(), usual.token(), usual.trace(), READING)
            : usual;
    String shown = Optional.ofNullable(name).orElse("standard input");
    try (TransferLine line = new TransferLine(context.console(), shown, size(file))) {
      return transfer.put(address, file, key, line::moved);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
