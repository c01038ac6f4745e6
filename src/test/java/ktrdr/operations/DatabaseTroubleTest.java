package ktrdr.operations;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionalException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("database")
class DatabaseTroubleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08001", "08003", "08006", "57P01", "57P03", "53100", "53300", "40001", "40XL1", "58030",
        "XJ040", "XSDG3", "25502", "25006"
      })
  void what_a_database_says_that_is_gone_full_or_busy_is_its_trouble(String state) {
    assertThat(DatabaseTrouble.in(thrown(new SQLException("gone", state)))).contains("gone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42X01", "42601", "22001", "0A000"})
  void what_a_database_says_of_a_wrong_statement_is_a_fault_of_ours(String state) {
    assertThat(DatabaseTrouble.in(thrown(new SQLException("wrong", state)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"53100", "25502", "25006", "XSDG1", "XSLA0"})
  void what_it_says_of_a_full_or_read_only_disk_is_that_it_cant_be_written_to(String state) {
    assertThat(DatabaseTrouble.isUnwritable(thrown(new SQLException("full", state)))).isTrue();
    SQLException boot = new SQLException("Failed to start, see the next exception", "XJ040");
    boot.setNextException(new SQLException("full", state));
    assertThat(DatabaseTrouble.isUnwritable(thrown(boot))).isTrue();
  }

  @Test
  void a_database_that_is_away_is_not_called_full() {
    assertThat(DatabaseTrouble.isUnwritable(thrown(new SQLException("gone", "08006")))).isFalse();
  }

  @Test
  void a_connection_that_is_not_had_in_time_is_trouble_without_a_state() {
    var late = new SQLTransientConnectionException("no connection within 30 s");
    assertThat(DatabaseTrouble.in(thrown(late))).contains("no connection within 30 s");
  }

  @Test
  void a_commit_that_fails_without_a_word_of_the_database_is_trouble() {
    var lost = new TransactionalException("commit", new RollbackException("lost"));
    assertThat(DatabaseTrouble.in(lost)).isPresent();
    assertThat(DatabaseTrouble.in(new TransactionalException("", new SystemException())))
        .isPresent();
  }

  @Test
  void a_commit_that_breaks_a_constraint_is_a_fault_of_ours() {
    var broken = new RollbackException("flush");
    broken.initCause(thrown(new SQLIntegrityConstraintViolationException("twice", "23505")));
    assertThat(DatabaseTrouble.in(new TransactionalException("commit", broken))).isEmpty();
  }

  @Test
  void other_failures_are_none_of_its_trouble() {
    assertThat(DatabaseTrouble.in(new IllegalStateException("a bug"))).isEmpty();
    assertThat(DatabaseTrouble.in(new OperationNotFound("op_x"))).isEmpty();
  }

  private static RuntimeException thrown(SQLException said) {
    return new IllegalStateException("a query", new RuntimeException("of a provider", said));
  }
}
