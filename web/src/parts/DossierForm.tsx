import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { keepDossier } from '../api/roads'
import type { Dossier, DossierDraft } from '../api/roads'
import { useWords } from '../words/useWords'
import { ProblemNote } from './Notes'

const stages = ['planned', 'running', 'done', 'dropped'] as const
const emptyShop = { name: '', door: '', segment: '' }
const emptyMeasure = { what: '', yuan: '0.00', money: '', due: '', stage: 'planned', unit: '', before: '', after: '' }

/** Writes the next version of a dossier: shops, plan and money to the cent. What changes money waits for a second officer. */
export function DossierForm({ id, dossier, close }: { id: string; dossier: Dossier; close: () => void }) {
  const { t } = useWords()
  const form = useId()
  const cache = useQueryClient()
  const [source, setSource] = useState(dossier.source)
  const [shops, setShops] = useState(dossier.shops.map(shop => ({ ...shop, segment: shop.segment ?? '' })))
  const [title, setTitle] = useState(dossier.plan?.title ?? '')
  const [text, setText] = useState(dossier.plan?.text ?? '')
  const [measures, setMeasures] = useState((dossier.plan?.measures ?? []).map(each => ({
    ...each, stage: each.stage.code, unit: each.unit.code, before: each.before.join(' '), after: each.after.join(' '),
  })))
  const saving = useMutation({
    mutationFn: () => keepDossier(id, draft()),
    onSuccess: after => { cache.setQueryData(['roads', id, 'dossier'], after); close() },
  })
  const draft = (): DossierDraft => ({
    base: dossier.version,
    source,
    shops: shops.map(({ name, door, segment }) => (segment ? { name, door, segment } : { name, door })),
    ...(title.trim() === '' ? {} : { plan: { title, text, measures: measures.map(each => ({ ...each, before: numbers(each.before), after: numbers(each.after) })) } }),
  })
  const input = (label: string, value: string, set: (to: string) => void, type = 'text') => (
    <label>{label}<input type={type} value={value} maxLength={128} onChange={event => set(event.target.value)} /></label>
  )
  return (
    <form className="field" onSubmit={event => { event.preventDefault(); saving.mutate() }}>
      <h3 className="part-title">{t('road.edit')}</h3>
      <p className="hint">{t('road.editHint')}</p>
      {input(t('road.sourceOf'), source, setSource)}
      {shops.map((shop, i) => {
        const set = (change: Partial<typeof emptyShop>) => setShops(shops.map((each, at) => (at === i ? { ...each, ...change } : each)))
        return (
          <fieldset key={i}>
            <legend>{t('road.shop', { n: i + 1 })}</legend>
            {input(t('road.shopName'), shop.name, name => set({ name }))}
            {input(t('road.shopDoor'), shop.door, door => set({ door }))}
            {input(t('road.shopSegment'), shop.segment, segment => set({ segment }))}
            <button className="button small" type="button" onClick={() => setShops(shops.filter((_, at) => at !== i))}>{t('road.remove')}</button>
          </fieldset>
        )
      })}
      <button className="button small" type="button" onClick={() => setShops([...shops, emptyShop])}>{t('road.addShop')}</button>
      {input(t('road.planTitle'), title, setTitle)}
      <label htmlFor={`${form}-text`}>{t('road.planText')}</label>
      <textarea id={`${form}-text`} rows={3} maxLength={2000} value={text} onChange={event => setText(event.target.value)} />
      {measures.map((measure, i) => {
        const set = (change: Partial<typeof emptyMeasure>) => setMeasures(measures.map((each, at) => (at === i ? { ...each, ...change } : each)))
        return (
          <fieldset key={i}>
            <legend>{t('road.measureNo', { n: i + 1 })}</legend>
            {input(t('road.what'), measure.what, what => set({ what }))}
            {input(t('road.yuan'), measure.yuan, yuan => set({ yuan }))}
            {input(t('road.money'), measure.money, money => set({ money }))}
            {input(t('road.due'), measure.due, due => set({ due }), 'date')}
            {input(t('road.unit'), measure.unit, unit => set({ unit }))}
            <label>{t('road.stage')}<select value={measure.stage} onChange={event => set({ stage: event.target.value })}>{stages.map(stage => <option key={stage} value={stage}>{t(`road.stages.${stage}`)}</option>)}</select></label>
            {input(t('road.beforeNumbers'), measure.before, before => set({ before }))}
            {input(t('road.afterNumbers'), measure.after, after => set({ after }))}
            <button className="button small" type="button" onClick={() => setMeasures(measures.filter((_, at) => at !== i))}>{t('road.remove')}</button>
          </fieldset>
        )
      })}
      <button className="button small" type="button" onClick={() => setMeasures([...measures, emptyMeasure])}>{t('road.addMeasure')}</button>
      {saving.isError && <ProblemNote problem={saving.error} />}
      <div className="act-end">
        <button className="button primary" type="submit" disabled={saving.isPending}>{t('road.save')}</button>
        <button className="button" type="button" onClick={close}>{t('road.leave')}</button>
      </div>
    </form>
  )
}

const numbers = (text: string) => text.split(/\s+/).filter(each => each !== '')
