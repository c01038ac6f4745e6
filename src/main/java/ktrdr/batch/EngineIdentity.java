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
 * The server's own identity in Liberty's batch roles: the user {@code engine}, which has no
 * password and which {@code server.xml} names by an access id.
 */
public final class EngineIdentity {
  /** The submitter that a job shows. */
  public static final String NAME = "engine";

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

  /** Runs {@code work} as the engine on the current thread, and passes on what it throws. */
  public static <T> T call(Supplier<T> work) {
    AtomicReference<T> result = new AtomicReference<>();
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    PrivilegedAction<Void> action =
        () -> {
          try {
            result.set(work.get());
          } catch (RuntimeException e) {
            // Kept for later: doAs would wrap what is thrown here.
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

  // A new login for each call: a subject expires after two hours.
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
        // Liberty creates or reads its token keys in the background while it starts.
        if (ready || System.nanoTime() - began > PATIENCE.toNanos()) {
          throw new IllegalStateException("The engine could not log in", e);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }
}
