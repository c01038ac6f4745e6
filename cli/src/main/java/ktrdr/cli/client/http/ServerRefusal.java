package ktrdr.cli.client.http;

import ktrdr.cli.client.Fields;

/**
 * The server refused the request (HTTP 4xx or 5xx); {@code problem} is its RFC 9457 document, empty
 * if it sent none.
 */
public final class ServerRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Fields problem;

  public ServerRefusal(int status, Fields problem) {
    super(
        problem
            .text("detail")
            .or(() -> problem.text("title"))
            .or(() -> problem.text("reason"))
            .orElse("The server answered " + status + " without saying why"));
    this.status = status;
    this.problem = problem;
  }

  public int status() {
    return status;
  }

  public Fields problem() {
    return problem;
  }

  /** The stable code of the problem, {@code ""} if the server sent none. */
  public String reason() {
    return problem.text("reason").or(() -> problem.text("code")).orElse("");
  }
}
