package ktrdr.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import ktrdr.persistence.sessions.KeyRow;
import org.eclipse.persistence.sessions.server.ServerSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class ProviderPatienceTest {

  @Test
  void a_query_that_the_database_does_not_answer_fails_at_once() throws Exception {
    try (EntityManagerFactory factory =
            new PersistenceConfiguration("patience")
                .managedClass(KeyRow.class)
                .transactionType(PersistenceUnitTransactionType.RESOURCE_LOCAL)
                .property(
                    PersistenceConfiguration.JDBC_URL, "jdbc:derby:memory:patience;create=true")
                .createEntityManagerFactory();
        EntityManager em = factory.createEntityManager()) {
      ServerSession session = em.unwrap(ServerSession.class);
      assertThat(session.getLogin().getQueryRetryAttemptCount()).isEqualTo(3);
      ProviderPatience.takeNoForAnAnswer(em);
      assertThat(session.getLogin().getQueryRetryAttemptCount()).isZero();
    }
  }
}
