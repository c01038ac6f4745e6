/**
 * What sessions tried, what they claimed, and what designers were told of it. Texts come from
 * language models and are made fit for a column first. Start reading at {@link JpaResearchMemory}.
 */
package ktrdr.persistence.memory;
