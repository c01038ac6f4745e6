package ktrdr.batch;

import com.ibm.websphere.security.auth.WSSubject;
import java.security.PrivilegedAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.security.auth.Subject;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;

/**
 * Who the server itself is for Liberty's batch roles: the user {@code engine}, who has no password
 * and whom server.xml names by an access id.
 */
final class EngineIdentity {
  /** Its name, as a job shows it. */
  static final String NAME = "engine";

  private static final String REALM = "ktrdr";
  private static final String PREFIX = "com.ibm.wsspi.security.cred.";

  private static final Map<String, Object> CREDENTIAL =
      Map.of(
          PREFIX + "uniqueId",
          "user:" + REALM + "/" + NAME,
          PREFIX + "securityName",
          NAME,
          PREFIX + "realm",
          REALM,
          PREFIX + "groups",
          new ArrayList<String>());
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private static volatile boolean ready;

  private EngineIdentity() {}

  /** Does something as the engine, on whatever thread this is. */
  static <T> T call(Supplier<T> work) {
    AtomicReference<T> result = new AtomicReference<>();
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    PrivilegedAction<Void> action =
        () -> {
          try {
            result.set(work.get());
          } catch (RuntimeException e) {
            // Kept: thrown from here it would arrive in the wrapping of another exception.
            failure.set(e);
          }
          return null;
        };
    WSSubject.doAs(login(), action);
    if (failure.get() != null) {
      throw failure.get();
    }
    return result.get();
  }

  // Each time anew: a subject is good for two hours only.
  private static Subject login() {
    long began = System.nanoTime();
    while (true) {
      try {
        Subject subject = new Subject();
        subject.getPrivateCredentials().add(new Hashtable<>(CREDENTIAL));
        LoginContext login = new LoginContext("system.DEFAULT", subject);
        login.login();
        ready = true;
        return login.getSubject();
      } catch (LoginException e) {
        // Liberty makes or reads its token keys in the background while it starts.
        if (ready || System.nanoTime() - began > PATIENCE.toNanos()) {
          throw new IllegalStateException("The engine could not log in", e);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }
}
