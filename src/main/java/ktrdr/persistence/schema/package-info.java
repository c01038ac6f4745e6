/**
 * Tables and how they come to be: migrations by Liquibase, one server at a time, and the identity
 * values of Derby. Everything else reads the database only after the start has brought it up to
 * date. Start reading at {@link Schema}.
 */
package ktrdr.persistence.schema;
