/**
 * The door to the database: JPA entities, the stores that lower floors define, and the schema.
 * Derby and PostgreSQL run the same statements. Start reading at {@link JpaOperationStore}.
 */
package ktrdr.persistence;
