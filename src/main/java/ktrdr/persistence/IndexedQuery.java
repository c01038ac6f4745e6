package ktrdr.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * SQL that says through which index it reads. Derby obeys; by itself it takes small tables and long
 * lists for cheaper to scan, and waits for every row that somebody has locked. To PostgreSQL that
 * is a comment: it finds the index by itself. Values are parameters, never text.
 */
final class IndexedQuery {
  private final StringBuilder sql;
  private final List<Object> values = new ArrayList<>();
  private String link = " where ";

  private IndexedQuery(String beginning) {
    sql = new StringBuilder(beginning);
  }

  /**
   * What to read.
   *
   * @param table with its alias
   */
  static IndexedQuery select(String columns, String table, Index index) {
    return new IndexedQuery("select " + columns + " from " + table + index.hint);
  }

  /** Any SQL, with a question mark for each value. */
  static IndexedQuery of(String sql, Stream<?> values) {
    return new IndexedQuery("").then(sql, values.toArray());
  }

  /** An index of the change log. */
  record Index(String hint) {
    static Index named(String name) {
      return new Index(" --DERBY-PROPERTIES index=" + name.toUpperCase(Locale.ROOT) + "\n");
    }

    static Index key(String name) {
      String upper = name.toUpperCase(Locale.ROOT);
      return new Index(" --DERBY-PROPERTIES constraint=" + upper + "\n");
    }
  }

  /** A condition, with a question mark for each value. */
  IndexedQuery and(String condition, Object... these) {
    sql.append(link);
    link = " and ";
    return then(condition, these);
  }

  /** One of these. */
  IndexedQuery in(String column, Collection<?> these) {
    String marks = String.join(", ", Collections.nCopies(these.size(), "?"));
    return and(column + " in (" + marks + ")", these.toArray());
  }

  /** At most so many rows, without the first. */
  IndexedQuery page(int offset, int limit) {
    return then(" offset ? rows fetch next ? rows only", offset, limit);
  }

  /** What follows, with a question mark for each value. */
  IndexedQuery then(String text, Object... these) {
    String[] parts = text.split("\\?", -1);
    for (int i = 0; i < parts.length; i++) {
      sql.append(parts[i]);
      if (i < parts.length - 1) {
        values.add(these[i]);
        sql.append('?').append(values.size());
      }
    }
    return this;
  }

  /** The one column of each row. */
  List<?> column(EntityManager em) {
    return set(em.createNativeQuery(sql.toString())).getResultList();
  }

  /**
   * Each row as a mapping says. Conditional updates pass what was read before by: it is read again.
   */
  List<?> rows(EntityManager em, String mapping) {
    return set(em.createNativeQuery(sql.toString(), mapping))
        .setHint("eclipselink.refresh", true)
        .getResultList();
  }

  /** Each row as an entity; its columns have the names of the mapping, in quotes. */
  List<?> entities(EntityManager em, Class<?> entity) {
    return set(em.createNativeQuery(sql.toString(), entity))
        .setHint("eclipselink.refresh", true)
        .getResultList();
  }

  /** How many rows there are, as far as {@code most}. */
  long count(EntityManager em, long most) {
    then(" fetch first " + most + " rows only");
    Query count = em.createNativeQuery("select count(*) from (" + sql + ") counted");
    return ((Number) set(count).getSingleResult()).longValue();
  }

  private Query set(Query query) {
    for (int i = 0; i < values.size(); i++) {
      query.setParameter(i + 1, values.get(i));
    }
    return query;
  }
}
