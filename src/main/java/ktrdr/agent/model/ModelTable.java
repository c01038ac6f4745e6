package ktrdr.agent.model;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The models that ktrdr knows.
 *
 * @param rows in the order in which they are shown
 */
public record ModelTable(List<ModelRow> rows) {
  private static final Pattern DATE = Pattern.compile("-(\\d{8}|\\d{4}-\\d{2}-\\d{2})");

  public ModelTable {
    rows = List.copyOf(rows);
  }

  /** The table that comes with ktrdr: {@code models/capabilities.json}. */
  public static ModelTable standard() {
    try (InputStream in = ModelTable.class.getResourceAsStream("/models/capabilities.json");
        JsonReader reader = Json.createReader(Objects.requireNonNull(in))) {
      return new ModelTable(
          reader.readObject().getJsonArray("models").getValuesAs(JsonObject.class).stream()
              .map(ModelTable::row)
              .toList());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /**
   * The model of this name: {@code provider/id}, an alias, or an id, with a date or without. A name
   * that the table does not have is the id of an unknown model.
   *
   * @param provider whose model it is when neither the name nor the table says
   */
  public ModelRow find(String name, Provider provider) {
    return named(name).orElseGet(() -> ModelRow.unknown(provider, name));
  }

  /**
   * The model of this name; empty when it names no provider and the table does not have it.
   *
   * @param name as for {@link #find}
   */
  public Optional<ModelRow> named(String name) {
    int slash = name.indexOf('/');
    Optional<Provider> said =
        slash < 0 ? Optional.empty() : Provider.named(name.substring(0, slash));
    String id = said.isPresent() ? name.substring(slash + 1) : name;
    return rows.stream()
        .filter(row -> said.map(row.provider()::equals).orElse(true))
        .flatMap(row -> match(row, id).stream())
        .findFirst()
        .or(() -> said.map(provider -> ModelRow.unknown(provider, id)));
  }

  /** Never by a prefix alone, so that a new model does not get the row of an older one. */
  private static Optional<ModelRow> match(ModelRow row, String id) {
    if (row.aliases().contains(id)) {
      return Optional.of(row);
    }
    boolean dated =
        id.startsWith(row.id()) && DATE.matcher(id.substring(row.id().length())).matches();
    return id.equals(row.id()) || dated ? Optional.of(row.as(id)) : Optional.empty();
  }

  private static ModelRow row(JsonObject row) {
    JsonArray aliases = row.getJsonArray("aliases");
    return new ModelRow(
        Provider.named(row.getString("provider")).orElseThrow(),
        row.getString("id"),
        aliases.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList(),
        new ModelRow.Sizes(
            row.getInt("context_window"), row.getInt("max_output"), row.getInt("overhead")),
        new ModelRow.Speech(
            row.getString("structured_output").equals("json_schema"),
            row.getBoolean("sampling"),
            row.getString("output_limit"),
            Optional.ofNullable(row.getString("service_tier", null))),
        Optional.ofNullable(row.getString("knowledge_cutoff", null)).map(LocalDate::parse));
  }
}
