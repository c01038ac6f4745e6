/** Floor 6, a door. JPA and the database schema. */
package ktrdr.persistence;
