import { useEffect, useId, useState } from 'react'
import { api } from '../api/client'
import { Link } from '../router'
import { useWords } from '../words/useWords'
import { Icon } from './Icon'
import { ProblemNote } from './Notes'

const most = 5

export interface Photo { token: string; seen: string }

/** Photos of the form: each is sent as soon as it is chosen, and the report names those that are left. */
export function Photos({ photos, change }: { photos: Photo[]; change: (photos: Photo[]) => void }) {
  const { t } = useWords()
  const id = useId()
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const add = async (files: FileList | null) => {
    setProblem(null)
    setSending(true)
    let all = photos
    try {
      for (const file of [...(files ?? [])].slice(0, most - photos.length)) {
        all = [...all, { token: (await api.sendPhoto(file)).token, seen: URL.createObjectURL(file) }]
        change(all)
      }
    } catch (refused) {
      setProblem(refused)
    }
    setSending(false)
  }
  const remove = (photo: Photo) => {
    URL.revokeObjectURL(photo.seen)
    change(photos.filter(other => other !== photo))
  }
  return (
    <div className="field">
      <p className="part-title" id={`${id}-name`}>{t('publish.photos')} <span className="quiet">{t('state.optional')}</span></p>
      <input id={`${id}-photos`} className="visually-hidden file-input" type="file" aria-labelledby={`${id}-name ${id}-choose`} accept="image/jpeg,image/png" multiple disabled={sending || photos.length >= most}
        aria-describedby={`${id}-photos-hint`} onChange={event => { void add(event.target.files); event.target.value = '' }} />
      <label className="button file-button" id={`${id}-choose`} htmlFor={`${id}-photos`}><Icon name="plus" />{t('publish.choosePhotos')}</label>
      <p className="hint" id={`${id}-photos-hint`}>{t('publish.photosHint')} <Link href="/rules">{t('publish.rules')}</Link></p>
      {sending && <p role="status">{t('publish.sendingPhoto')}</p>}
      {problem !== null && <ProblemNote problem={problem} />}
      {photos.length > 0 && (
        <ul className="photos">
          {photos.map((photo, i) => (
            <li key={photo.token}>
              <img src={photo.seen} alt={t('publish.photo', { n: i + 1 })} />
              <button className="button small" type="button" onClick={() => remove(photo)}><Icon name="close" />{t('publish.removePhoto', { n: i + 1 })}</button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** A photo behind a link that works for this reader alone; it is fetched, since a reporter shows the token in a header. */
export function FetchedPhoto({ link, alt, reporter }: { link: string; alt: string; reporter: { number: string; token: string } | null }) {
  const [seen, setSeen] = useState<string | null>(null)
  const number = reporter?.number ?? null
  const token = reporter?.token ?? null
  useEffect(() => {
    let address: string | null = null
    let gone = false
    void api.photo(link, number, token).then(blob => {
      if (gone) return
      address = URL.createObjectURL(blob)
      setSeen(address)
    }).catch(() => undefined)
    return () => {
      gone = true
      if (address) URL.revokeObjectURL(address)
    }
  }, [link, number, token])
  return seen ? <img src={seen} alt={alt} /> : <span className="quiet">{alt}</span>
}
