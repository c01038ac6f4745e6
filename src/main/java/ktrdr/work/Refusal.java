package ktrdr.work;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The domain says no. Nothing was changed, and the caller can do something about it.
 *
 * <p>Subclasses are named for the fact ({@code OperationAlreadyFinished}). The message is a
 * sentence for people; {@link #code()} is stable for programs.
 */
public abstract class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The kind of refusal. */
  public enum Kind {
    /** The request can't be read. */
    MALFORMED,
    /** The request can be read but has bad values. */
    INVALID,
    /** The request sends more than is allowed. */
    TOO_LARGE,
    /** What the request names does not exist. */
    NOT_FOUND,
    /** What the request names is in a state that does not allow it. */
    CONFLICT,
    /** What the request names has changed since the caller saw it. */
    OUTDATED,
    /** Not now; a later attempt may work. */
    UNAVAILABLE
  }

  /**
   * One thing that is wrong with the request.
   *
   * @param pointer JSON pointer (RFC 6901) to the place, {@code ""} for the whole document
   * @param detail a sentence: what is wrong, what is allowed, the nearest valid name
   */
  public record Fault(String pointer, String detail) {
    /** The pointer to a member of the object or list that another one points to. */
    public static String below(String pointer, String member) {
      return pointer + "/" + member.replace("~", "~0").replace("/", "~1");
    }
  }

  private final Kind kind;
  private final String code;
  private final transient List<Fault> faults;
  private final transient Map<String, Object> members = new LinkedHashMap<>();

  protected Refusal(Kind kind, String code, String message) {
    this(kind, code, message, List.of());
  }

  protected Refusal(Kind kind, String code, String message, List<Fault> faults) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.faults = List.copyOf(faults);
  }

  public Kind kind() {
    return kind;
  }

  public String code() {
    return code;
  }

  public List<Fault> faults() {
    return faults;
  }

  /** Further members for programs, such as the id of the active session. */
  public Map<String, Object> members() {
    return members;
  }

  protected void member(String name, Object value) {
    members.put(name, value);
  }
}
