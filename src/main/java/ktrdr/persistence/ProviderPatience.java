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
 * EclipseLink asks a database that does not answer again after 5 s, twice, inside the first call: a
 * request would hang, and a beat come too late, after an outage of a second. There is no property
 * for it, and its classes are not to be seen from an application: so it is said by reflection.
 */
@ApplicationScoped
public class ProviderPatience {
  private static final String SESSION = "org.eclipse.persistence.sessions.server.ServerSession";

  /** A call of its own, which has a transaction. */
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
          .log(Level.INFO, "queries are tried again by the provider itself", e);
    }
  }

  /** Lets a query fail that the database does not answer. */
  static void takeNoForAnAnswer(EntityManager em) throws ReflectiveOperationException {
    ClassLoader provider = em.getDelegate().getClass().getClassLoader();
    Object session = em.unwrap(provider.loadClass(SESSION));
    Object login = session.getClass().getMethod("getLogin").invoke(session);
    login.getClass().getMethod("setQueryRetryAttemptCount", int.class).invoke(login, 0);
  }
}
