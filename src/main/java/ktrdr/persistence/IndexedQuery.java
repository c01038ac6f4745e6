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
 * SQL with a hint that names its index. Without the hint, Derby scans small tables and long lists,
 * and waits for every locked row. PostgreSQL treats the hint as a comment and finds the index by
 * itself. Values are always parameters, never part of the text.
 */
public final class IndexedQuery {
  private final StringBuilder sql;
  private final List<Object> values = new ArrayList<>();
  private String link = " where ";

  private IndexedQuery(String beginning) {
    sql = new StringBuilder(beginning);
  }

  /**
   * Starts a select.
   *
   * @param table the table with its alias
   */
  public static IndexedQuery select(String columns, String table, Index index) {
    return new IndexedQuery("select " + columns + " from " + table + index.hint);
  }

  /** Starts with any SQL that has a question mark for each value. */
  public static IndexedQuery of(String sql, Stream<?> values) {
    return new IndexedQuery("").then(sql, values.toArray());
  }

  /** An index or key that the change log creates. */
  public record Index(String hint) {
    public static Index named(String name) {
      return new Index(" --DERBY-PROPERTIES index=" + name.toUpperCase(Locale.ROOT) + "\n");
    }

    public static Index key(String name) {
      String upper = name.toUpperCase(Locale.ROOT);
      return new Index(" --DERBY-PROPERTIES constraint=" + upper + "\n");
    }
  }

  /** Adds a condition that has a question mark for each value. */
  public IndexedQuery and(String condition, Object... these) {
    sql.append(link);
    link = " and ";
    return then(condition, these);
  }

  /** Adds the condition that the column has one of these values. */
  public IndexedQuery in(String column, Collection<?> these) {
    String marks = String.join(", ", Collections.nCopies(these.size(), "?"));
    return and(column + " in (" + marks + ")", these.toArray());
  }

  /** Skips {@code offset} rows and limits the result to {@code limit} rows. */
  public IndexedQuery page(int offset, int limit) {
    return then(" offset ? rows fetch next ? rows only", offset, limit);
  }

  /** Appends SQL that has a question mark for each value. */
  public IndexedQuery then(String text, Object... these) {
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

  /** Reads the only column of each row. */
  public List<?> column(EntityManager em) {
    return set(em.createNativeQuery(sql.toString())).getResultList();
  }

  /**
   * Reads each row through a result set mapping. Refreshes cached entities, because conditional
   * updates bypass the persistence context.
   */
  public List<?> rows(EntityManager em, String mapping) {
    return set(em.createNativeQuery(sql.toString(), mapping))
        .setHint("eclipselink.refresh", true)
        .getResultList();
  }

  /**
   * Reads each row as an entity; the query must name its columns as the mapping does, in quotes.
   */
  public List<?> entities(EntityManager em, Class<?> entity) {
    return set(em.createNativeQuery(sql.toString(), entity))
        .setHint("eclipselink.refresh", true)
        .getResultList();
  }

  /** Counts the rows, but stops at {@code most}. */
  public long count(EntityManager em, long most) {
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
