/**
 * The door to the database: JPA entities and the stores that lower floors define, in a room for
 * each floor or subject, and the schema. Derby and PostgreSQL run the same statements, so every
 * list is read by a query that names its index. Start reading at {@link IndexedQuery}, then at
 * {@link ktrdr.persistence.operations.JpaOperationStore}.
 */
package ktrdr.persistence;
