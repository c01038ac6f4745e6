package ktrdr.bench;

import java.nio.file.Path;
import java.util.List;

/** The tables that a {@link History} is written to, with the columns that it fills. */
final class HistoryTables implements AutoCloseable {
  private static final String OPERATION =
      """
      operation_id parent_operation_id root_operation_id session_id attempt operation_type subject
      status version created_at started_at ended_at error_message output_json
      tree_position tree_size last_event owner epoch\
      """;
  private static final String PROGRESS =
      "operation_id fraction label items_processed items_total context";
  private static final String EVENT =
      """
      root_operation_id sequence_number operation_id happened_at kind actor reason
      status_before status_after facts origin\
      """;
  private static final String SESSION =
      """
      id phase created_at updated_at strategy_name operation_id outcome ended_in assignment\
      """;

  final Csv operations;
  final Csv progress;
  final Csv events;
  final Csv sessions;
  final Csv owners;

  HistoryTables(Path directory) {
    operations = new Csv(directory, "operations", OPERATION);
    progress = new Csv(directory, "operation_progress", PROGRESS);
    events = new Csv(directory, "operation_events", EVENT);
    sessions = new Csv(directory, "agent_sessions", SESSION);
    owners = new Csv(directory, "owners", "owner_id node started_at beat_at");
  }

  List<Csv> all() {
    return List.of(operations, progress, events, sessions, owners);
  }

  @Override
  public void close() {
    all().forEach(Csv::close);
  }
}
