package ktrdr.persistence;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;

/**
 * Switches off EclipseLink's own retries. EclipseLink repeats a failed query twice, 5 s apart,
 * inside the first call: after an outage of one second a request would hang and a heartbeat would
 * come too late. No property controls this, and an application can't see EclipseLink's classes, so
 * this class uses reflection.
 */
@ApplicationScoped
public class ProviderPatience {
  private static final String SESSION = "org.eclipse.persistence.sessions.server.ServerSession";

  /** A separate bean, so that its call has a transaction. */
  @ApplicationScoped
  @Transactional
  public static class Provider {
    @PersistenceContext(unitName = "ktrdr")
    private EntityManager em;

    void takeNoForAnAnswer() throws ReflectiveOperationException {
      ProviderPatience.takeNoForAnAnswer(em);
    }
  }

  @Inject private Provider provider;

  void start(@Observes @Initialized(ApplicationScoped.class) @Priority(1) Object start) {
    try {
      provider.takeNoForAnAnswer();
    } catch (ReflectiveOperationException | RuntimeException e) {
      System.getLogger(ProviderPatience.class.getName())
          .log(Level.INFO, "the JPA provider still repeats failed queries itself", e);
    }
  }

  /** Makes a query fail at once when the database does not answer. */
  static void takeNoForAnAnswer(EntityManager em) throws ReflectiveOperationException {
    ClassLoader provider = em.getDelegate().getClass().getClassLoader();
    Object session = em.unwrap(provider.loadClass(SESSION));
    Object login = session.getClass().getMethod("getLogin").invoke(session);
    login.getClass().getMethod("setQueryRetryAttemptCount", int.class).invoke(login, 0);
  }
}
