/**
 * The door to the database: JPA rows, the stores of the floors below, and the schema. Derby and
 * PostgreSQL run the same statements. Start reading at {@link JpaOperationStore}.
 */
package ktrdr.persistence;
