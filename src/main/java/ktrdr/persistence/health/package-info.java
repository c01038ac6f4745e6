/**
 * Whether the database answers and can be written, asked by JDBC. JPA is left out, because its
 * caches and retries could hide the answer. Start reading at {@link JdbcProbe}.
 */
package ktrdr.persistence.health;
