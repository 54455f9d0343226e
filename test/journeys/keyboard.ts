/**
 * A person who has a keyboard and nothing else: goes from control to control with Tab, and presses,
 * types and chooses there. A control that Tab does not reach, or that does not show that it is
 * reached, fails the journey.
 */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { check } from '../../src/kit/check.ts'

/** What a control is called: its whole name, or a pattern for it. */
export type ControlName = string | RegExp

/** Goes on with Tab until the control of that name is reached. */
async function reach(page: Page, name: ControlName): Promise<void> {
  const passed: string[] = []
  for (let presses = 0; presses < mostPresses; presses += 1) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate<Reached>(reached)
    if (fits(found, name)) {
      // The browser scrolls to what is reached in the frame that follows.
      const fault = () => page.evaluate<Reached>(reached).then((again) => again.fault)
      await expect.poll(fault, { message: `"${found.name}" on ${page.url()}` }).toBeNull()
      return
    }
    passed.push(found.name.slice(0, 50))
  }
  const way = [...new Set(passed)].join(' | ')
  throw new Error(`"${String(name)}" on ${page.url()} was not reached by Tab, but ${way}`)
}

/** Goes to a link or a button, and presses Enter there. */
export async function press(page: Page, name: ControlName): Promise<void> {
  await reach(page, name)
  await page.keyboard.press('Enter')
}

/** Goes to a field, and types over what stands in it. */
export async function type(page: Page, name: ControlName, text: string): Promise<void> {
  await reach(page, name)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
}

/** Goes to a date, and types month, day and year: a browser without a screen asks for them so. */
export async function typeDate(page: Page, name: ControlName, date: string): Promise<void> {
  await reach(page, name)
  const [year = '', month = '', day = ''] = date.split('-')
  await page.keyboard.type(month + day + year)
  const typed = await page.evaluate<string>('document.activeElement.value')
  check(typed === date, `${date} is typed, not "${typed}"`)
}

/** Goes to a list or to radio buttons, and on with the arrow until the answer is chosen. */
export async function choose(page: Page, name: ControlName, answer: ControlName): Promise<void> {
  await reach(page, name)
  const passed: string[] = []
  for (let presses = 0; presses < mostAnswers; presses += 1) {
    const chosen = await page.evaluate<string>(chosenAnswer)
    if (fitsText(chosen, answer)) return
    passed.push(chosen)
    // A radio button that Tab has reached is not chosen before it is asked for.
    const isFresh = presses === 0 && (await page.evaluate<boolean>(isUnsetRadio))
    await page.keyboard.press(isFresh ? 'Space' : 'ArrowDown')
  }
  throw new Error(`"${String(answer)}" is not among ${[...new Set(passed)].join(' | ')}`)
}

const mostPresses = 150
const mostAnswers = 40

/** Where the focus is: the control's name, its question if it is one answer of several, a fault. */
type Reached = {
  readonly name: string
  readonly group: string
  readonly fault: string | null
}

const fits = ({ name, group }: Reached, wanted: ControlName) =>
  fitsText(name, wanted) || (group !== '' && fitsText(group, wanted))

const fitsText = (text: string, wanted: ControlName) =>
  typeof wanted === 'string' ? text === wanted : wanted.test(text)

/** A control shows by its outline that it is reached, and nothing lies over it. */
const reached = `(() => {
  const here = document.activeElement
  const textOf = (node) => (node ? node.textContent.replace(/\\s+/g, ' ').trim() : '')
  if (!here || here === document.body) return { name: '', group: '', fault: null }
  const label = here.getAttribute('aria-label') ??
    (here.labels?.length ? textOf(here.labels[0]) : textOf(here))
  const legend = here.type === 'radio' ? textOf(here.closest('fieldset')?.querySelector('legend')) : ''
  const faultOf = () => {
    const box = here.getBoundingClientRect()
    if (box.width === 0 || box.height === 0) return 'takes no room'
    const style = getComputedStyle(here)
    const isOutlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
    if (!here.matches(':focus-visible') || !isOutlined) return 'does not show the focus'
    if (box.bottom <= 0 || box.top >= innerHeight) return 'stays outside the window'
    return null
  }
  return { name: label, group: legend, fault: faultOf() }
})()`

const isUnsetRadio = `document.activeElement.type === 'radio' && !document.activeElement.checked`

const chosenAnswer = `(() => {
  const here = document.activeElement
  const text = here.tagName === 'SELECT' ? here.selectedOptions[0]?.textContent
    : here.checked ? here.labels?.[0]?.textContent : ''
  return (text ?? '').replace(/\\s+/g, ' ').trim()
})()`
