package ktrdr.cli.client.find;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Operation;
import ktrdr.cli.client.PlainText;
import ktrdr.cli.client.Session;
import ktrdr.cli.client.api.OperationsApi;
import ktrdr.cli.client.api.Pages;
import ktrdr.cli.client.http.Server;

/**
 * Finds the operation that the user means: by id, by a unique beginning of an id, by session
 * number, the latest, or the active one.
 */
public final class OperationIds {
  private static final Pattern WHOLE = Pattern.compile("op_[a-z_]+_\\d{8}_\\d{6}_[0-9a-z]{10}");
  private static final int NEWEST = 100;
  private static final String SESSIONS = "op_agent_session_";
  private static final Pattern SESSION = Pattern.compile("\\d{1,18}");

  private static final Set<String> WAITING = Set.of("pending", "paused");

  private final Server server;

  public OperationIds(Server server) {
    this.server = server;
  }

  /** Whether this can only be a session number. */
  public static boolean isSession(String text) {
    return SESSION.matcher(text).matches();
  }

  /**
   * Returns the full id.
   *
   * @throws NoSuchOperation if nothing matches
   * @throws AmbiguousOperation if several match
   */
  public String find(String text) {
    if (WHOLE.matcher(text).matches()) {
      return text;
    }
    if (isSession(text)) {
      return new Session(new Fields(server.agent().session(text)))
          .operation()
          .orElseThrow(() -> new NoSuchOperation("Session " + text + " has no operation"));
    }
    return switch (text) {
      case "@latest" -> latest();
      case "@active" -> active();
      default -> beginningWith(text);
    };
  }

  /**
   * Returns the full id of an operation of one type; for a session, its newest child of that type.
   *
   * @throws NoSuchOperation if nothing matches
   * @throws AmbiguousOperation if several match
   */
  public String find(String text, String type) {
    String id = find(text);
    if (!id.startsWith(SESSIONS)) {
      return id;
    }
    return new Operation(new Fields(server.operations().tree(id)).object("data"))
        .checked().children().stream()
            .filter(child -> child.type().equals(type))
            .max(Comparator.comparingInt(Operation::attempt))
            .map(Operation::id)
            .orElseThrow(
                () -> new NoSuchOperation("The session " + text + " has no " + type + " yet"));
  }

  private String latest() {
    // The newest operation may be a child; its session is on this page unless the page holds only
    // one session's children.
    Fields page = new Fields(server.operations().list(null, null, null, null, NEWEST, null, null));
    return page.objects("data").stream()
        .map(Operation::new)
        .filter(operation -> operation.parent().isEmpty())
        .findFirst()
        .map(Operation::id)
        .orElseThrow(() -> new NoSuchOperation("There is no operation yet"));
  }

  /** The operation that is being worked on; if there is none, the one that waits or is paused. */
  private String active() {
    List<Operation> roots =
        list(true).stream().filter(operation -> operation.parent().isEmpty()).toList();
    List<Operation> working =
        roots.stream().filter(operation -> !WAITING.contains(operation.status())).toList();
    List<String> ids = (working.isEmpty() ? roots : working).stream().map(Operation::id).toList();
    return one(ids, "@active").orElseThrow(() -> new NoSuchOperation("No operation is active"));
  }

  private String beginningWith(String text) {
    List<String> ids =
        list(false).stream()
            .map(Operation::id)
            .filter(id -> !text.isBlank() && id.startsWith(text))
            .toList();
    return one(ids, text)
        .orElseThrow(() -> new NoSuchOperation("Operation not found: " + PlainText.of(text)));
  }

  private static Optional<String> one(List<String> ids, String text) {
    if (ids.size() > 1) {
      throw new AmbiguousOperation(text, ids);
    }
    return ids.stream().findFirst();
  }

  private List<Operation> list(boolean activeOnly) {
    OperationsApi operations = server.operations();
    return Pages.byToken(
            token ->
                operations.list(
                    null, null, activeOnly ? true : null, null, Pages.LARGEST, null, token))
        .stream()
        .map(Operation::new)
        .toList();
  }
}
