package ktrdr.system.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import ktrdr.system.Run;

/** Replies as a database keeps them. */
final class RecordedReplies {
  private RecordedReplies() {}

  /** Changes some words of the reply to a turn of a session's design. */
  static void change(Connection database, Run run, int turn, String from, String to)
      throws SQLException {
    long id = design(database, run, turn);
    String reply;
    try (PreparedStatement read =
        database.prepareStatement("select body from llm_replies where ledger_id = ?")) {
      read.setLong(1, id);
      ResultSet rows = read.executeQuery();
      assertThat(rows.next()).isTrue();
      reply = unzipped(rows.getBytes(1));
    }
    assertThat(reply).contains(from);
    try (PreparedStatement write =
        database.prepareStatement("update llm_replies set body = ? where ledger_id = ?")) {
      write.setBytes(1, zipped(reply.replace(from, to)));
      write.setLong(2, id);
      assertThat(write.executeUpdate()).isEqualTo(1);
    }
  }

  private static long design(Connection database, Run run, int turn) throws SQLException {
    try (PreparedStatement find =
        database.prepareStatement(
            "select id from llm_ledger where root_operation_id = ? and turn = ? and phase = 'design'")) {
      find.setString(1, run.operation());
      find.setInt(2, turn);
      ResultSet rows = find.executeQuery();
      assertThat(rows.next()).isTrue();
      return rows.getLong(1);
    }
  }

  private static String unzipped(byte[] body) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] zipped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }
}
