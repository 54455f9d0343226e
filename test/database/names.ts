/** The migrated database that test files clone. */
export const templateName = 'jisseki_template'
